import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  type AskReset,
  askResetSchema,
  type PersonObject,
  type SetPassword,
  setPasswordSchema,
  type SetUp,
  setUpSchema,
} from '@palaver/contracts';
import { type FastifyRequest } from 'fastify';
import { Allow } from '../auth/allow.js';
import { requireSafeWay } from '../auth/session-cookie.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { LinksService } from './links.service.js';
import { PasswordResetService } from './password-reset.service.js';
import { visitorOf } from './visitor.js';

@Controller('v1')
@Allow('everybody')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    private readonly resets: PasswordResetService,
  ) {}

  @Post('setup')
  postSetUp(@Req() request: FastifyRequest, @CheckedBody(setUpSchema) body: SetUp): Promise<PersonObject> {
    requireSafeWay(request);
    return this.links.setUp(body);
  }

  @Post('passwords/reset')
  @HttpCode(204)
  postPasswordReset(@Req() request: FastifyRequest, @CheckedBody(askResetSchema) body: AskReset): Promise<void> {
    requireSafeWay(request);
    return this.resets.ask(visitorOf(request), body.email);
  }

  @Post('passwords')
  @HttpCode(204)
  postPassword(@Req() request: FastifyRequest, @CheckedBody(setPasswordSchema) body: SetPassword): Promise<void> {
    requireSafeWay(request);
    return this.links.setPassword(body);
  }
}
