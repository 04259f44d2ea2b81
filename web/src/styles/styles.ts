/** The global sheets (the order of their layers stands in `public/layers.css`); each component brings its own sheet. */
import './fonts.ts';
import './tokens.css';
import './base.css';
import './layout.css';
import './controls.css';
import './pages.css';
import './keeping.css';
import './print.css';
