import type { ReactNode } from 'react';

/** Small line drawings, always beside or under a name that is read aloud; they are hidden from screen readers. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const UpIcon = () => <Icon><path d="M10 16V4M4.5 9.5 10 4l5.5 5.5" /></Icon>;
export const DownIcon = () => <Icon><path d="M10 4v12m-5.5-5.5L10 16l5.5-5.5" /></Icon>;
export const CrossIcon = () => <Icon><path d="m5 5 10 10M15 5 5 15" /></Icon>;
export const CheckIcon = () => <Icon><path d="m3.5 10.5 4.5 4.5 8.5-10" /></Icon>;
export const ChevronIcon = () => <Icon><path d="m7.5 4.5 5.5 5.5-5.5 5.5" /></Icon>;
export const SunIcon = () => <Icon><circle cx="10" cy="10" r="3.4" /><path d="M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3" /></Icon>;
export const MoonIcon = () => <Icon><path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z" /></Icon>;
export const HalfIcon = () => <Icon><circle cx="10" cy="10" r="7" /><path d="M10 3a7 7 0 0 1 0 14Z" fill="currentColor" /></Icon>;
