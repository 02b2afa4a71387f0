<# :
@echo off
rem Finds a JDK 25 or newer and Maven, then runs Maven with the arguments given. Without arguments
rem it builds Latchkey, unless nothing has changed, and starts it. The search is the PowerShell below.
setlocal
cd /d "%~dp0"
set "LATCHKEY_MVNW=%~f0"
set "MAVEN="
set "CHANGED="
set "PSModulePath="
for /f "usebackq tokens=1* delims==" %%a in (`powershell -NoProfile -Command "& ([ScriptBlock]::Create((Get-Content -Raw -LiteralPath $env:LATCHKEY_MVNW)))"`) do set "%%a=%%b"
if not defined MAVEN exit /b 1
if "%~1"=="" goto start
rem Without "call", which would read the arguments a second time; so this is where it ends.
"%MAVEN%" %*

:start
if not defined CHANGED goto run
echo Building Latchkey (the first time fetches its libraries, which takes a few minutes) ...
call "%MAVEN%" -q -B -ntp -Dmaven.test.skip=true package
if errorlevel 1 exit /b %ERRORLEVEL%
rem Written last: a build that was cut short leaves a jar but not this.
type nul > target\latchkey.built
:run
"%JAVA_HOME%\bin\java.exe" -XX:+UseCompactObjectHeaders -XX:+UseStringDeduplication --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %LATCHKEY_JAVA_OPTIONS% -jar target\latchkey.jar
exit /b %ERRORLEVEL%
#>

$ProgressPreference = 'SilentlyContinue'
$oldestJdk = 25
$maven = 'apache-maven-3.9.11'
$mavenUrl = "https://archive.apache.org/dist/maven/maven-3/3.9.11/binaries/$maven-bin.tar.gz"
$mavenSha512 = 'bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978'

function Stop-With($why) {
    [Console]::Error.WriteLine("mvnw: $why")
    exit 1
}

function Test-Jdk($folder) {
    if (-not $folder -or -not (Test-Path -LiteralPath "$folder\bin\javac.exe")) { return $false }
    $release = (Get-Content -LiteralPath "$folder\release" -ErrorAction SilentlyContinue) -join "`n"
    return $release -match '(?m)^JAVA_VERSION="(\d+)' -and [int]$Matches[1] -ge $oldestJdk
}

$homes = @($env:JAVA_HOME)
$homes += Get-Command java.exe -All -ErrorAction SilentlyContinue | ForEach-Object { Split-Path (Split-Path $_.Source) }
$homes += Get-Item -ErrorAction SilentlyContinue -Path `
    "$env:ProgramFiles\Eclipse Adoptium\*", "$env:ProgramFiles\Java\*", "$env:ProgramFiles\Microsoft\jdk*", `
    "$env:ProgramFiles\Amazon Corretto\*", "$env:ProgramFiles\Zulu\*", "$env:ProgramFiles\BellSoft\*", `
    "$env:USERPROFILE\scoop\apps\*jdk*\current", "$env:USERPROFILE\.jdks\*" | ForEach-Object { $_.FullName }
$jdk = $homes | Where-Object { Test-Jdk $_ } | Select-Object -First 1
if (-not $jdk) {
    Stop-With ("no JDK $oldestJdk or newer found; get one from https://adoptium.net or by " +
        "'winget install EclipseAdoptium.Temurin.25.JDK', and set JAVA_HOME if it lies in an unusual place.")
}
$env:JAVA_HOME = $jdk

function Get-NewEnoughMaven {
    $mvn = Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($mvn -and ((& $mvn.Source --version) -join "`n") -match 'Apache Maven (\d+\.\d+\.\d+)' -and
        [version]$Matches[1] -ge [version]'3.8.6') { return $mvn.Source }
}

function Get-DownloadedMaven {
    $cache = if ($env:LATCHKEY_MAVEN_HOME) { $env:LATCHKEY_MAVEN_HOME } else { "$env:USERPROFILE\.cache\latchkey" }
    if (Test-Path -LiteralPath "$cache\$maven\bin\mvn.cmd") { return "$cache\$maven\bin\mvn.cmd" }
    $temporary = "$cache\download.$PID"
    try {
        New-Item -ItemType Directory -Force $temporary -ErrorAction Stop | Out-Null
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
        try { Invoke-WebRequest -UseBasicParsing -Uri $mavenUrl -OutFile "$temporary\maven.tar.gz" -ErrorAction Stop }
        catch { Stop-With "no Maven 3.8.6 or newer found, and $mavenUrl can't be downloaded." }
        if ((Get-FileHash "$temporary\maven.tar.gz" -Algorithm SHA512).Hash -ne $mavenSha512) {
            Stop-With "what came from $mavenUrl has the wrong checksum; it was deleted."
        }
        & "$env:SystemRoot\System32\tar.exe" -xzf "$temporary\maven.tar.gz" -C $temporary
        Move-Item "$temporary\$maven" $cache -ErrorAction Stop
    } catch { Stop-With "Maven can't be put into ${cache}: $_" }
    finally { Remove-Item -Recurse -Force $temporary -ErrorAction SilentlyContinue }
    return "$cache\$maven\bin\mvn.cmd"
}

$mvn = Get-NewEnoughMaven
if (-not $mvn) { $mvn = Get-DownloadedMaven }
$built = Get-Item target\latchkey.built -ErrorAction SilentlyContinue
$changed = -not $built -or -not (Test-Path target\latchkey.jar) -or (Get-ChildItem -Recurse -ErrorAction SilentlyContinue `
        -Path pom.xml, src\main, frontend, db-changelog, target\latchkey.jar |
        Where-Object { $_.LastWriteTimeUtc -gt $built.LastWriteTimeUtc } | Select-Object -First 1)
"JAVA_HOME=$jdk"
"MAVEN=$mvn"
if ($changed) { 'CHANGED=yes' }
