import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type SiteSecretObject } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { SecretsService } from './secrets.service.js';

@Controller('v1/sites/:siteId/secrets')
@Allow('keys:manage')
export class SecretsController {
  constructor(private readonly secrets: SecretsService) {}

  @Get()
  async getSecrets(@FromToken() caller: Caller, @Param('siteId') siteId: string): Promise<Page<SiteSecretObject>> {
    return wholePage(await this.secrets.list(caller, siteId));
  }

  @Post('rotate')
  postSecretRotation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<SiteSecretObject> {
    return this.secrets.rotate(caller, siteId);
  }

  @Delete(':secretId')
  @HttpCode(204)
  deleteSecret(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('secretId') secretId: string,
  ): Promise<void> {
    return this.secrets.end(caller, siteId, secretId);
  }
}
