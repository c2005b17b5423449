import { Controller, Get } from '@nestjs/common';
import { type Pack } from '@palaver/contracts';
import { bundledPackNames, loadBundledPack } from '@palaver/rules';
import { Allow } from '../auth/allow.js';
import { type Page, wholePage } from '../requests/page.js';

/** What ships with Palaver and can be built on. */
@Controller('v1/packs')
@Allow('rules:read')
export class PacksController {
  @Get()
  getPacks(): Page<Pack> {
    return wholePage(
      bundledPackNames().map((name) => {
        const { version = 1, title = null } = loadBundledPack(name);
        return { name, version, title };
      }),
    );
  }
}
