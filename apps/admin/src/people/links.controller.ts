import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { type PersonObject, type SetPassword, setPasswordSchema, type SetUp, setUpSchema } from '@palaver/contracts';
import { type FastifyRequest } from 'fastify';
import { Allow } from '../auth/allow.js';
import { requireSafeWay } from '../auth/session-cookie.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { LinksService } from './links.service.js';

@Controller('v1')
@Allow('everybody')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Post('setup')
  postSetUp(@Req() request: FastifyRequest, @CheckedBody(setUpSchema) body: SetUp): Promise<PersonObject> {
    requireSafeWay(request);
    return this.links.setUp(body);
  }

  @Post('passwords')
  @HttpCode(204)
  postPassword(@Req() request: FastifyRequest, @CheckedBody(setPasswordSchema) body: SetPassword): Promise<void> {
    requireSafeWay(request);
    return this.links.setPassword(body);
  }
}
