import {
  changePasswordSchema,
  changePersonSchema,
  confirmPasswordSchema,
  confirmTotpSchema,
  createPersonSchema,
  invitedPersonSchema,
  meSchema,
  pageQuerySchema,
  permissionTableSchema,
  personLinkSchema,
  personSchema,
  recoveryCodesSchema,
  setPasswordSchema,
  setUpSchema,
  signInSchema,
  signInSessionSchema,
  totpSecretSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const PERSON = '/v1/people/{personId}';
const nothing = z.strictObject({});
/** What is open to everybody can be refused as well. */
const OPEN = [403, 429, 503];

const managed: Operation[] = [
  {
    method: 'post',
    path: '/v1/people',
    id: 'invitePerson',
    summary:
      'Invite somebody, to no more than you have yourself. The link that sets his password is in this answer and nowhere else.',
    body: createPersonSchema,
    status: 201,
    answer: invitedPersonSchema,
    refusals: [409],
  },
  {
    method: 'get',
    path: '/v1/people',
    id: 'listPeople',
    summary: 'The people who see nothing beyond what you see, oldest first.',
    query: pageQuerySchema,
    status: 200,
    answer: page(personSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: PERSON,
    id: 'getPerson',
    summary: 'One person; ETag holds the state of role, sites and sections.',
    status: 200,
    answer: personSchema,
  },
  {
    method: 'patch',
    path: PERSON,
    id: 'changePerson',
    summary:
      'Change what is sent of a person; it acts at his next request. Who is disabled is signed out. If-Match holds the etag.',
    body: changePersonSchema,
    conditional: true,
    status: 200,
    answer: personSchema,
    refusals: [409, 412, 428],
  },
  {
    method: 'post',
    path: `${PERSON}/link`,
    id: 'createPersonLink',
    summary:
      'A new link that sets his password; an earlier one ends. A week for who has none yet, an hour for who has forgotten his.',
    body: nothing,
    status: 201,
    answer: personLinkSchema,
    refusals: [409],
  },
  {
    method: 'delete',
    path: `${PERSON}/sessions`,
    id: 'endPersonSessions',
    summary: 'Sign somebody out everywhere.',
    status: 204,
  },
  {
    method: 'delete',
    path: `${PERSON}/totp`,
    id: 'removePersonTotp',
    summary: 'Take the second factor from who has lost phone and recovery codes.',
    status: 204,
    refusals: [409],
  },
];

const own: Operation[] = [
  {
    method: 'get',
    path: '/v1/me',
    id: 'getMe',
    summary: 'Who calls, and what he may do.',
    status: 200,
    answer: meSchema,
  },
  {
    method: 'get',
    path: '/v1/me/sessions',
    id: 'listMySessions',
    summary: 'Where you are signed in, the newest first.',
    status: 200,
    answer: page(signInSessionSchema),
  },
  {
    method: 'delete',
    path: '/v1/me/sessions/{sessionId}',
    id: 'endMySession',
    summary: 'Sign out somewhere.',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/me/totp',
    id: 'proposeTotp',
    summary: 'A secret for an authenticator app. It counts once it is confirmed.',
    body: confirmPasswordSchema,
    status: 201,
    answer: totpSecretSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: '/v1/me/totp/confirm',
    id: 'confirmTotp',
    summary: 'Show that the app has the secret. The recovery codes are in this answer and nowhere else.',
    body: confirmTotpSchema,
    status: 200,
    answer: recoveryCodesSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: '/v1/me/totp/remove',
    id: 'removeTotp',
    summary: 'Sign in with the password alone again.',
    body: confirmPasswordSchema,
    status: 204,
    refusals: [409],
  },
  {
    method: 'post',
    path: '/v1/me/password',
    id: 'changePassword',
    summary: 'Change your password. All sessions end; the cookie of a new one comes with the answer.',
    body: changePasswordSchema,
    status: 204,
    refusals: [409],
  },
  {
    method: 'delete',
    path: '/v1/me/sessions',
    id: 'endMySessions',
    summary: 'Sign out everywhere.',
    status: 204,
  },
  { method: 'delete', path: '/v1/session', id: 'signOut', summary: 'Sign out here.', status: 204 },
];

/** People, their sign-in and their permissions. */
export const peopleOperations: Operation[] = [
  {
    method: 'post',
    path: '/v1/setup',
    id: 'setUp',
    summary: 'Make the first person, who may do everything, with the link that npm start prints.',
    body: setUpSchema,
    status: 201,
    answer: personSchema,
    refusals: [...OPEN, 404],
  },
  {
    method: 'get',
    path: '/v1/permissions',
    id: 'listPermissions',
    summary: 'The table of who may do what.',
    status: 200,
    answer: permissionTableSchema,
  },
  ...managed,
  {
    method: 'post',
    path: '/v1/passwords',
    id: 'setPassword',
    summary: 'Set a password with a link; it counts once.',
    body: setPasswordSchema,
    status: 204,
    refusals: [...OPEN, 404],
  },
  {
    method: 'post',
    path: '/v1/session',
    id: 'signIn',
    summary:
      'Sign in. The session is in the cookie of the answer: half an hour without a request ends it, and so do twelve hours.',
    body: signInSchema,
    status: 204,
    refusals: [...OPEN, 401],
  },
  ...own,
];
