/** The global sheets, in the order of their layers; each component brings its own sheet. */
import './layers.css';
import './fonts.ts';
import './tokens.css';
import './base.css';
import './layout.css';
import './controls.css';
import './print.css';
