import type { ReasonCode } from '@palaver/contracts';

/** Severity of a reason, 0 to 100: what a person should see first. */
const SEVERITY: Partial<Record<ReasonCode, number>> = {
  self_harm: 100,
  threat: 95,
  illegal: 90,
  violence: 80,
  hate: 75,
  personal_data: 70,
  harassment: 60,
  sexual: 50,
  impersonation: 45,
  scam: 40,
  insult: 35,
  system_error: 30,
  budget: 30,
};

export function severityOf(code: ReasonCode | null): number {
  return code === null ? 0 : (SEVERITY[code] ?? 20);
}
