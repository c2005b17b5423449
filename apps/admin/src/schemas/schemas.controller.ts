import { Controller, Get, Header } from '@nestjs/common';
import { ruleSetJsonSchemaText } from '@palaver/rules';
import { Allow } from '../auth/allow.js';

/** For editors, which carry no token: the same as is shipped in packs/rule-set.schema.json. */
@Controller('v1/schemas')
@Allow('everybody')
export class SchemasController {
  @Get('rule-set')
  @Header('content-type', 'application/schema+json')
  getRuleSetSchema(): string {
    return ruleSetJsonSchemaText();
  }
}
