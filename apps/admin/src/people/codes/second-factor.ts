import { randomBytes } from 'node:crypto';
import { type RecoveryCodes, type TotpSecret } from '@palaver/contracts';
import { type PersonRow, type SecretBox, type TotpRepository, type Whose } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { base32, stepOfCode, totpUri } from './totp.js';

const SECRET_BYTES = 20;
const SIX_DIGITS = /^\d{6}$/;

/** Codes of an authenticator app, each taken once, and recovery codes for a lost phone. */
export class SecondFactor {
  constructor(
    private readonly rows: TotpRepository,
    private readonly box: SecretBox,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws ProblemError 409 while there is one that counts */
  async propose({ id, email }: PersonRow): Promise<TotpSecret> {
    const bytes = randomBytes(SECRET_BYTES);
    if (!(await this.rows.propose(id, this.box.seal(bytes, contextOf(id))))) {
      throw new ProblemError(409, 'totp-on', 'There is a second factor already; remove it first.');
    }
    const secret = base32(bytes);
    return { secret, uri: totpUri(secret, email) };
  }

  /** Proves that the app has the secret, and answers with recovery codes. @throws ProblemError 409, 422 */
  async confirm(person: Whose, code: string): Promise<RecoveryCodes> {
    const sealed = await this.rows.proposed(person.id);
    const step = sealed && stepOfCode(this.box.open(sealed, contextOf(person.id)), code, this.now());
    if (sealed && step === undefined) {
      const errors = [{ pointer: '/code', detail: 'is not what the app shows now; check the clock of the phone' }];
      throw new ProblemError(422, 'invalid-request', 'Send the code the app shows now.', { errors });
    }
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map(hashRecoveryCode);
    if (!sealed || step === undefined || !(await this.rows.confirm(person, sealed, step, hashes))) {
      throw new ProblemError(
        409,
        'nothing-to-confirm',
        'There is no secret that waits to be confirmed; ask for one first.',
      );
    }
    return { recoveryCodes };
  }

  /** Uses the code up. */
  async accepts(person: Whose, sealed: Buffer, code: string): Promise<boolean> {
    const typed = code.replace(/\s/g, '');
    if (!SIX_DIGITS.test(typed)) {
      return this.rows.useCode(person, hashRecoveryCode(typed));
    }
    const step = stepOfCode(this.box.open(sealed, contextOf(person.id)), typed, this.now());
    return step !== undefined && (await this.rows.useStep(person.id, step));
  }

  /** @throws ProblemError 409 */
  async remove(person: Whose, actor: string): Promise<void> {
    if (!(await this.rows.remove(person, actor))) {
      throw new ProblemError(409, 'no-totp', 'There is no second factor.');
    }
  }
}

function contextOf(personId: string): string {
  return `person:${personId}:totp`;
}
