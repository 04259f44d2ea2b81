import { useEffect } from 'react';

/** Goes to the article named in the address: it was not on the page yet when the browser looked for it. */
export function useHashTarget(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, []);
}
