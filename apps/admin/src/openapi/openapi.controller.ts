import { Controller, Get, Header, Inject } from '@nestjs/common';
import { type Json, REFERENCE_POLICY, REFERENCE_STYLE, renderReference } from '@palaver/openapi';
import { Allow } from '../auth/allow.js';

/** Provides the OpenAPI document: it is built from all controllers, this one among them. */
export const DOCUMENT = Symbol('document');

@Controller()
@Allow('everybody')
export class OpenapiController {
  private readonly page: string;

  constructor(@Inject(DOCUMENT) private readonly document: Json) {
    this.page = renderReference(document);
  }

  @Get('openapi.json')
  getOpenApi(): Json {
    return this.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REFERENCE_POLICY)
  getReference(): string {
    return this.page;
  }

  @Get('docs/reference.css')
  @Header('content-type', 'text/css; charset=utf-8')
  getReferenceStyle(): string {
    return REFERENCE_STYLE;
  }
}
