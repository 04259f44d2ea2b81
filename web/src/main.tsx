import './styles/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './language.ts';

/** Starts the app in the page. */
async function start(place: HTMLElement): Promise<void> {
  await startLanguage();
  createRoot(place).render(<StrictMode><App /></StrictMode>);
}

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no element "app"');
await start(place);
