/** As long as this, what was rotated out still works: a site changes over without a gap. */
export const ROTATION_OVERLAP = `interval '24 hours'`;
