import { type Site } from '../api/things.js';
import { type Scope } from './scope.js';

/** What each part of the insights is told. */
export interface PartProps {
  site: Site;
  scope: Scope;
}
