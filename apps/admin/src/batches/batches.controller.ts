import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type Batch,
  type BatchEntry,
  type BatchQuery,
  batchQuerySchema,
  type DecideSelection,
  decideSelectionSchema,
  type EntryQuery,
  entryQuerySchema,
  type SelectionOutcome,
} from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { BatchesService } from './batches.service.js';
import { SelectionService } from './selection.service.js';

const nothing = z.strictObject({});

@Controller('v1/review/batches')
@Allow('review:decide')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly selections: SelectionService,
  ) {}

  @Get()
  @Allow('review:read')
  getBatches(@FromToken() caller: Caller, @CheckedQuery(batchQuerySchema) query: BatchQuery): Promise<Page<Batch>> {
    return this.batches.list(caller, query);
  }

  @Post('selection')
  @HttpCode(200)
  postSelection(
    @FromToken() caller: Caller,
    @CheckedBody(decideSelectionSchema) body: DecideSelection,
  ): Promise<SelectionOutcome> {
    return this.selections.decide(caller, body);
  }

  @Get(':id')
  @Allow('review:read')
  getBatch(@FromToken() caller: Caller, @Param('id') id: string): Promise<Batch> {
    return this.batches.get(caller, id);
  }

  @Get(':id/entries')
  @Allow('review:read')
  getEntries(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedQuery(entryQuerySchema) query: EntryQuery,
  ): Promise<Page<BatchEntry>> {
    return this.batches.entries(caller, id, query);
  }

  @Post(':id/run')
  @HttpCode(202)
  postRun(@FromToken() caller: Caller, @Param('id') id: string, @CheckedBody(nothing) _body: unknown): Promise<Batch> {
    return this.batches.run(caller, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  postCancel(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<Batch> {
    return this.batches.cancel(caller, id);
  }

  @Post(':id/undo')
  @HttpCode(202)
  postUndo(@FromToken() caller: Caller, @Param('id') id: string, @CheckedBody(nothing) _body: unknown): Promise<Batch> {
    return this.batches.undo(caller, id);
  }
}
