import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  type DecideWave,
  decideWaveSchema,
  type SelectionOutcome,
  type Wave,
  type WaveQuery,
  waveQuerySchema,
} from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { WavesService } from './waves.service.js';

@Controller('v1/review/waves')
@Allow('review:decide')
export class WavesController {
  constructor(private readonly waves: WavesService) {}

  @Get()
  @Allow('review:read')
  getWaves(@FromToken() caller: Caller, @CheckedQuery(waveQuerySchema) query: WaveQuery): Promise<Page<Wave>> {
    return this.waves.list(caller, query);
  }

  @Post('decide')
  @HttpCode(200)
  postDecision(
    @FromToken() caller: Caller,
    @CheckedBody(decideWaveSchema) body: DecideWave,
  ): Promise<SelectionOutcome> {
    return this.waves.decide(caller, body);
  }
}
