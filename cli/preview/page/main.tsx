/** The page begins here. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place for itself.');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
