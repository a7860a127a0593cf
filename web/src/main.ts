import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

import { mount } from 'svelte';

import App from './app/App.svelte';
import { begin } from './accounts/account.svelte';
import { startWorker } from './app/worker';

void begin();
mount(App, { target: document.getElementById('app')! });
startWorker();
