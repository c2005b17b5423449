import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type ApiTokenObject,
  type CreateToken,
  createTokenSchema,
  type PageQuery,
  pageQuerySchema,
} from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { TokensService } from './tokens.service.js';

@Controller('v1/tokens')
@Allow('tokens:manage')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Post()
  postToken(@FromToken() caller: Caller, @CheckedBody(createTokenSchema) body: CreateToken): Promise<ApiTokenObject> {
    return this.tokens.create(caller, body);
  }

  @Get()
  getTokens(
    @FromToken() caller: Caller,
    @CheckedQuery(pageQuerySchema) query: PageQuery,
  ): Promise<Page<ApiTokenObject>> {
    return this.tokens.list(caller, query);
  }

  @Delete(':tokenId')
  @HttpCode(204)
  deleteToken(@FromToken() caller: Caller, @Param('tokenId') tokenId: string): Promise<void> {
    return this.tokens.revoke(caller, tokenId);
  }
}
