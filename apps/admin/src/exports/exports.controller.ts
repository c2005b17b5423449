import { Controller, Get, StreamableFile } from '@nestjs/common';
import { type ExportQuery, exportQuerySchema } from '@palaver/contracts';
import { ADMINS, Allow, AUTHORS, COUNTERS } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type ExportFile, ExportsService } from './exports.service.js';

@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('decisions')
  @Allow(COUNTERS)
  async getDecisions(
    @FromToken() caller: Caller,
    @CheckedQuery(exportQuerySchema) query: ExportQuery,
  ): Promise<StreamableFile> {
    return asFile(await this.exports.decisions(caller, query));
  }

  @Get('comments')
  @Allow(ADMINS)
  async getComments(
    @FromToken() caller: Caller,
    @CheckedQuery(exportQuerySchema) query: ExportQuery,
  ): Promise<StreamableFile> {
    return asFile(await this.exports.comments(caller, query));
  }

  @Get('audit')
  @Allow(AUTHORS)
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
