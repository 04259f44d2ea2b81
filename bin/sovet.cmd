@node "%~dp0install.js" 1>&2 && "%~dp0..\node_modules\node\bin\node.exe" --disable-warning=ExperimentalWarning "%~dp0..\src\main\cli.ts" %*
