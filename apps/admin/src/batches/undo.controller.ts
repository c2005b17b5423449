import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { type Undo, undoSchema } from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { type ReadComment } from '../comments/comments.service.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { tagged } from '../requests/etag.js';
import { UndoService } from './undo.service.js';

@Controller('v1/review/undo')
@Allow('review:decide')
export class UndoController {
  constructor(private readonly undo: UndoService) {}

  @Post()
  @HttpCode(200)
  async postUndo(
    @FromToken() caller: Caller,
    @CheckedBody(undoSchema) body: Undo,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReadComment> {
    return tagged(reply, await this.undo.undo(caller, body));
  }
}
