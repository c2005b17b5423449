import { Controller, Get } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { buildOpenApi } from './build-openapi.js';

const DOCUMENT = buildOpenApi();

@Controller()
export class OpenapiController {
  @Get('openapi.json')
  @Allow('everybody')
  getOpenApi(): typeof DOCUMENT {
    return DOCUMENT;
  }
}
