/** Words an attacker who knows the person tries first. */
export function passwordContext({ email, name }: { email: string; name: string }): string[] {
  return [email, name, 'palaver'];
}
