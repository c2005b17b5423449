import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  type CreateImport,
  createImportSchema,
  type ImportedLines,
  type ImportLinesQuery,
  importLinesQuerySchema,
  type ImportObject,
  type ImportsQuery,
  importsQuerySchema,
} from '@palaver/contracts';
import { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { ImportsService } from './imports.service.js';

@Controller('v1/imports')
@Allow('comments:import')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  postImport(@FromToken() caller: Caller, @CheckedBody(createImportSchema) body: CreateImport): Promise<ImportObject> {
    return this.imports.create(caller, body);
  }

  @Get()
  @Allow('comments:read')
  getImports(
    @FromToken() caller: Caller,
    @CheckedQuery(importsQuerySchema) query: ImportsQuery,
  ): Promise<Page<ImportObject>> {
    return this.imports.list(caller, query);
  }

  @Get(':id')
  @Allow('comments:read')
  getImport(@FromToken() caller: Caller, @Param('id') id: string): Promise<ImportObject> {
    return this.imports.get(caller, id);
  }

  @Post(':id/lines')
  @HttpCode(200)
  postLines(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedQuery(importLinesQuerySchema) query: ImportLinesQuery,
    @Req() { body }: FastifyRequest,
  ): Promise<ImportedLines> {
    return this.imports.take(caller, id, query, body);
  }

  @Post(':id/finish')
  @HttpCode(200)
  postFinish(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<ImportObject> {
    return this.imports.finish(caller, id);
  }
}
