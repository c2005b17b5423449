import { Controller, Get, StreamableFile } from '@nestjs/common';
import { type ExportQuery, exportQuerySchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type ExportFile, ExportsService } from './exports.service.js';

@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('decisions')
  @Allow('decisions:export')
  async getDecisions(
    @FromToken() caller: Caller,
    @CheckedQuery(exportQuerySchema) query: ExportQuery,
  ): Promise<StreamableFile> {
    return asFile(await this.exports.decisions(caller, query));
  }

  @Get('comments')
  @Allow('comments:export')
  async getComments(
    @FromToken() caller: Caller,
    @CheckedQuery(exportQuerySchema) query: ExportQuery,
  ): Promise<StreamableFile> {
    return asFile(await this.exports.comments(caller, query));
  }

  @Get('audit')
  @Allow('audit:read')
  async getAudit(
    @FromToken() caller: Caller,
    @CheckedQuery(exportQuerySchema) query: ExportQuery,
  ): Promise<StreamableFile> {
    return asFile(await this.exports.audit(caller, query));
  }
}

/** The name is made of a site's id, which holds nothing that would have to be quoted. */
function asFile({ name, type, content }: ExportFile): StreamableFile {
  return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"` });
}
