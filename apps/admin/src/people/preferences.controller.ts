import { Controller, Get, Put } from '@nestjs/common';
import { type Preferences, preferencesSchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { PreferencesService } from './preferences.service.js';

@Controller('v1/me/preferences')
@Allow('people')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  getPreferences(@FromToken() caller: Caller): Promise<Preferences> {
    return this.preferences.get(caller);
  }

  @Put()
  putPreferences(@FromToken() caller: Caller, @CheckedBody(preferencesSchema) body: Preferences): Promise<Preferences> {
    return this.preferences.put(caller, body);
  }
}
