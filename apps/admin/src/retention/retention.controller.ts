import { Controller, Get } from '@nestjs/common';
import { type Retention, RETENTION } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';

@Controller('v1/retention')
@Allow('callers')
export class RetentionController {
  @Get()
  getRetention(): Retention {
    const names = Object.keys(RETENTION) as (keyof typeof RETENTION)[];
    return { data: names.map((name) => ({ name, ...RETENTION[name] })), nextCursor: null };
  }
}
