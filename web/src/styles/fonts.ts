/**
 * Served by ourselves: a hall may have no internet, and no reader's address goes to a font service.
 * The upright serif has an optical axis, for fine headings; browsers load only the scripts they show.
 */
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@fontsource-variable/source-sans-3/wght.css';
