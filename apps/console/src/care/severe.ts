import { type ReviewItem } from '../api/things.js';

/** Points of a reason from which a comment weighs on whoever reads it: self-harm, threats, illegal content, violence, hate. */
const SEVERE_FROM = 75;

export const isSevere = ({ priorityParts }: Pick<ReviewItem, 'priorityParts'>): boolean =>
  priorityParts.severity >= SEVERE_FROM;
