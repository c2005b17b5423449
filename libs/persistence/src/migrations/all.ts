import { Tables1764028800000 } from './1764028800000-tables.js';
import { Roles1764028900000 } from './1764028900000-roles.js';

export const MIGRATIONS = [Tables1764028800000, Roles1764028900000];
