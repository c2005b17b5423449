import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  type ChangePassword,
  changePasswordSchema,
  type ConfirmPassword,
  confirmPasswordSchema,
  type ConfirmTotp,
  confirmTotpSchema,
  type Me,
  mayDo,
  type Permission,
  PERMISSIONS,
  type RecoveryCodes,
  type SignInSession,
  type TotpSecret,
} from '@palaver/contracts';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { clearSessionCookie, sendSessionCookie } from '../auth/session-cookie.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { AccountService } from './account.service.js';
import { visitorOf } from './visitor.js';

@Controller('v1/me')
@Allow('people')
export class MeController {
  constructor(private readonly account: AccountService) {}

  @Get()
  @Allow('callers')
  getMe(@FromToken() { kind, id, name, role, sites, sections }: Caller): Me {
    const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => mayDo(role, permission));
    return { kind, id, name, role, sites: [...sites], sections: sections && [...sections], permissions };
  }

  @Post('password')
  @HttpCode(204)
  async postPassword(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @CheckedBody(changePasswordSchema) body: ChangePassword,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    sendSessionCookie(request, reply, await this.account.changePassword(caller, visitorOf(request), body));
  }

  @Post('totp')
  postTotp(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @CheckedBody(confirmPasswordSchema) body: ConfirmPassword,
  ): Promise<TotpSecret> {
    return this.account.proposeTotp(caller, visitorOf(request), body.password);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  postTotpConfirm(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @CheckedBody(confirmTotpSchema) body: ConfirmTotp,
  ): Promise<RecoveryCodes> {
    return this.account.confirmTotp(caller, visitorOf(request), body.code);
  }

  @Post('totp/remove')
  @HttpCode(204)
  postTotpRemove(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @CheckedBody(confirmPasswordSchema) body: ConfirmPassword,
  ): Promise<void> {
    return this.account.removeTotp(caller, visitorOf(request), body.password);
  }

  @Get('sessions')
  getSessions(@FromToken() caller: Caller): Promise<Page<SignInSession>> {
    return this.account.sessions(caller);
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  deleteSession(@FromToken() caller: Caller, @Param('sessionId') sessionId: string): Promise<void> {
    return this.account.endSession(caller, sessionId);
  }

  @Delete('sessions')
  @HttpCode(204)
  async deleteSessions(
    @FromToken() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.account.endSessions(caller);
    clearSessionCookie(request, reply);
  }
}
