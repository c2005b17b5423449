import { Controller, HttpCode, Post } from '@nestjs/common';
import {
  type BatchPreview,
  type PreviewQuery,
  previewQuerySchema,
  type PreviewReversal,
  previewReversalSchema,
} from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { PreviewService } from './preview.service.js';

@Controller('v1/review/batches')
@Allow('review:lead')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Post('preview')
  @HttpCode(201)
  postPreview(@FromToken() caller: Caller, @CheckedBody(previewQuerySchema) body: PreviewQuery): Promise<BatchPreview> {
    return this.previews.query(caller, body);
  }

  @Post('reversal')
  @HttpCode(201)
  postReversal(
    @FromToken() caller: Caller,
    @CheckedBody(previewReversalSchema) body: PreviewReversal,
  ): Promise<BatchPreview> {
    return this.previews.reversal(caller, body);
  }
}
