import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import './appearance/page.css';
import { App } from './app.js';
import { offerStyleNonce } from './appearance/style-nonce.js';
import { startLanguage } from './language/i18n.js';
import { router } from './router.js';

offerStyleNonce();
// What the screen shows is asked for beside its texts, not after them.
await Promise.all([startLanguage(), router.load()]);
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
