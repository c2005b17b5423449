import { Controller, Get, Header } from '@nestjs/common';
import { REFERENCE_POLICY, REFERENCE_STYLE, renderReference } from '@palaver/openapi';
import { Allow } from '../auth/allow.js';
import { buildOpenApi } from './build-openapi.js';

const DOCUMENT = buildOpenApi();
const PAGE = renderReference(DOCUMENT);

@Controller()
@Allow('everybody')
export class OpenapiController {
  @Get('openapi.json')
  getOpenApi(): typeof DOCUMENT {
    return DOCUMENT;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REFERENCE_POLICY)
  getReference(): string {
    return PAGE;
  }

  @Get('docs/reference.css')
  @Header('content-type', 'text/css; charset=utf-8')
  getReferenceStyle(): string {
    return REFERENCE_STYLE;
  }
}
