/** Starts the chat page. */

import { html } from 'htm/preact';
import { render } from 'preact';
import { App } from './app.ts';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app element.');
render(html`<${App} />`, root);
