import { Controller, Get } from '@nestjs/common';
import { type AuditEntry, type AuditQuery, auditQuerySchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { AuditService } from './audit.service.js';

@Controller('v1/audit')
@Allow('audit:read')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  getAudit(@FromToken() caller: Caller, @CheckedQuery(auditQuerySchema) query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.audit.list(caller, query);
  }
}
