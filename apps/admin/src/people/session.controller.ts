import { Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { type SignIn, signInSchema } from '@palaver/contracts';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { clearSessionCookie, requireSafeWay, sendSessionCookie } from '../auth/session-cookie.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { AccountService } from './account.service.js';
import { SignInService } from './sign-in.service.js';
import { visitorOf } from './visitor.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly account: AccountService,
  ) {}

  @Post()
  @Allow('everybody')
  @HttpCode(204)
  async postSession(
    @Req() request: FastifyRequest,
    @CheckedBody(signInSchema) body: SignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    requireSafeWay(request);
    sendSessionCookie(request, reply, await this.signIns.signIn(visitorOf(request), body));
  }

  @Delete()
  @Allow('people')
  @HttpCode(204)
  async deleteSession(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.account.endSession(caller, caller.session ?? '');
    clearSessionCookie(request, reply);
  }
}
