import { type Provider } from '@nestjs/common';
import {
  type Database,
  Outbox,
  PasswordResetRepository,
  PersonLinkRepository,
  PersonRepository,
  PreferenceRepository,
  type SecretBox,
  SessionRepository,
  SignInRepository,
  type SiteRepository,
  TotpRepository,
} from '@palaver/persistence';
import { type SignInLimits } from '@palaver/platform';
import { AccountService } from './account.service.js';
import { SecondFactor } from './codes/second-factor.js';
import { LinksController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { MeController } from './me.controller.js';
import { PasswordResetService } from './password-reset.service.js';
import { NamesController } from './names.controller.js';
import { Passwords } from './passwords/passwords.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PermissionsController } from './permissions.controller.js';
import { PersonLinks } from './person-links.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';
import { SessionController } from './session.controller.js';
import { SignInService } from './sign-in.service.js';

export const PEOPLE_CONTROLLERS = [
  PeopleController,
  LinksController,
  SessionController,
  MeController,
  PreferencesController,
  PermissionsController,
  NamesController,
];

export interface PeopleParts {
  db: Database;
  box: SecretBox;
  sites: SiteRepository;
  /** Where people reach the admin. */
  adminUrl: string;
  /** Whether mails are sent. */
  isMailOn: boolean;
  /** Absent: nobody is held back. */
  limits?: SignInLimits;
}

/** Everything about people, from their invitation to their sessions. */
export function peopleProviders({ db, box, sites, adminUrl, isMailOn, limits }: PeopleParts): Provider[] {
  const totp = new TotpRepository(db);
  const sessions = new SessionRepository(db);
  const signIns = new SignInRepository(db);
  const outbox = isMailOn ? new Outbox(box) : undefined;
  const resets = outbox && new PasswordResetRepository(db, outbox);
  const linkRows = new PersonLinkRepository(db, outbox);
  const passwords = new Passwords();
  const factor = new SecondFactor(totp, box);
  const links = new PersonLinks(linkRows, adminUrl);
  const people = new PeopleService({ people: new PersonRepository(db), sessions, totp, sites }, links);
  return [
    { provide: PeopleService, useValue: people },
    { provide: SignInService, useValue: new SignInService({ signIns, sessions }, passwords, factor, limits) },
    { provide: AccountService, useValue: new AccountService({ signIns, sessions }, passwords, factor, limits) },
    { provide: PasswordResetService, useValue: new PasswordResetService(resets, limits) },
    { provide: PreferencesService, useValue: new PreferencesService(new PreferenceRepository(db)) },
    { provide: LinksService, useValue: new LinksService(linkRows, passwords) },
  ];
}
