import { Controller, Get, Header } from '@nestjs/common';
import { REFERENCE_POLICY, REFERENCE_STYLE } from '@palaver/openapi';
import { ApiDocument } from './openapi/api-document.js';

@Controller()
export class OpenapiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  getOpenApi(): ApiDocument['content'] {
    return this.document.content;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REFERENCE_POLICY)
  getReference(): string {
    return this.document.page;
  }

  @Get('docs/reference.css')
  @Header('content-type', 'text/css; charset=utf-8')
  getReferenceStyle(): string {
    return REFERENCE_STYLE;
  }
}
