export const HOUR_MS = 3_600_000;

/** The beginning of the hour, or of another step, that a moment is in; both in milliseconds. */
export function floorTo(at: number, step: number): Date {
  return new Date(at - (at % step));
}
