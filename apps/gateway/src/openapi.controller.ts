import { Controller, Get } from '@nestjs/common';
import { ApiDocument } from './openapi/api-document.js';

@Controller()
export class OpenapiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  getOpenApi(): ApiDocument['content'] {
    return this.document.content;
  }
}
