export interface BareSettings {
  databaseUrl: string;
  redisUrl: string | null;
  prefix: string;
  key: string;
}

export function bareSettings(): BareSettings {
  return JSON.parse(process.env.BARE_SETTINGS ?? '{}') as BareSettings;
}
