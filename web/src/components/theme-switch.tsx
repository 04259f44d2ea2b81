import { useTranslation } from 'react-i18next';
import { useTheme } from '../theme.ts';
import { HalfIcon, MoonIcon, SunIcon } from './icons.tsx';

const ICONS = { system: HalfIcon, light: SunIcon, dark: MoonIcon } as const;

/** One button that goes round system, light and dark; its name says which is in force. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const [theme, next] = useTheme();
  const Icon = ICONS[theme];
  const name = t(`theme.${theme}`);
  return (
    <button type="button" className="button" data-tone="quiet" data-shape="square" aria-label={name} title={name} onClick={next}>
      <Icon />
    </button>
  );
}
