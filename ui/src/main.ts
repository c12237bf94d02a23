import './styles/fonts.css';
import './styles/tokens.css';
import './styles/reset.css';
import './styles/frame.css';
import './styles/list.css';
import './styles/decision.css';
import './styles/fields.css';
import './styles/floating.css';
import './styles/welcome.css';
import './styles/overview.css';
import './styles/document.css';
import './styles/records.css';
import './styles/frameworks.css';
import './styles/editions.css';
import './styles/declaration.css';
import './styles/narrow.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { connect } from './lib/client';

// The page holds no links. One that came to stand here all the same would make WebKit reach for its host before the window refuses to
// follow it.
for (const kind of ['click', 'auxclick'])
  window.addEventListener(kind, (event) => { if (event.target instanceof Element && event.target.closest('a[href], area[href]')) event.preventDefault(); }, true);

const target = document.getElementById('window');
if (target) void connect().then(() => mount(App, { target }));
