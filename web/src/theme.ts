import { useState } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The same name stands in `public/theme.js`, which applies the choice before the first paint. */
const STORED_THEME = 'sovet.theme';

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(STORED_THEME, theme);
  } catch {
    // Not remembered; the choice still holds until the page is closed.
  }
}

/** The theme in force and a function that goes to the next one: system, light, dark, system again. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(currentTheme);
  const next = (): void => {
    const following = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    applyTheme(following);
    setTheme(following);
  };
  return [theme, next];
}
