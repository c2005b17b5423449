import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { type CaseFile } from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { renderCase } from './case-page.js';
import { CASE_PAGE_POLICY } from './case-style.js';
import { CaseService } from './case.service.js';

const HTML = 'text/html; charset=utf-8';

@Controller('v1/sites/:siteId/comments/:id')
@Allow('audit:read')
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  @Get('case')
  async getCase(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFile | string> {
    if (!prefersHtml(accept)) {
      return this.cases.make(caller, siteId, id, 'json');
    }
    const page = renderCase(await this.cases.make(caller, siteId, id, 'html'));
    void reply.header('content-type', HTML).header('content-security-policy', CASE_PAGE_POLICY);
    return page;
  }

  @Get('case.html')
  @Header('content-type', HTML)
  @Header('content-security-policy', CASE_PAGE_POLICY)
  async getCasePage(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
  ): Promise<string> {
    return renderCase(await this.cases.make(caller, siteId, id, 'html'));
  }
}

/** As browsers ask; whoever names JSON first, or nothing, gets JSON. */
function prefersHtml(accept = ''): boolean {
  const [first = ''] = accept.split(',').filter((part) => /\b(text\/html|application\/json)\b/.test(part));
  return first.includes('text/html');
}
