import { type Answer } from '../api/call.js';
import { type SiteChange } from './use-site.js';

/** What a card is given that changes some of a site's settings. */
export interface SiteCardProps {
  site: Answer<'getSite'>;
  isSaving: boolean;
  onSave: (change: SiteChange) => void;
}
