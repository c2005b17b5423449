/** Words that passwords are made of which are tried first, in the languages of readers. Digits and signs around them do not help. */
export const COMMON_WORDS: readonly string[] = `
abc abcd abcdef abcdefg access account admin adminadmin administrator always amanda amazon america andrew
android angel anna anything apple april arsenal asdf asdfgh asdfghjkl ashley august autumn azerty bailey
banana barcelona baseball basketball batman bayern bear berlin bienvenue bitcoin black blessed blue business
buster butterfly change changeme charlie cheese chelsea chocolate christ coffee comment comments company
computer contrasena cookie correcthorse correcthorsebatterystaple corvette customer daniel danke december
default demo deutschland diamond dienstag dollar donald donnerstag dragon eagle editor editorial eight england
euro evening everything example facebook falcon februar february ferrari firma five flower football forever
four france freedom freiheit freitag friday fruehling fussball garfield geheim george germany ginger god
golden google green guest hallo hamburg hannah harley haslo hello helpdesk herbst hockey horse hund hundred
hunter ichliebedich iloveyou internet iphone januar january jennifer jessica jesus jordan joshua july june
katze killer kitten kommentar kommentare konto kunde laura lena letmein letter liebe linux liverpool login
london losenord love lovely loveme madrid maggie magic march maria marketing master matrix matthew mercedes
michael michelle mickey microsoft midnight million mittwoch moderate moderation moderator monday money monkey
montag moonlight morning motdepasse mustang network never newspaper newsroom newyork nicole nine ninja nothing
november number october office one orange palaver panther paris parola pass passwd password passwordpassword
passwort pepper peter pferd phoenix please pokemon porsche princess puppy purple qazwsx qwer qwerty qwertyuiop
qwertz rainbow red redaktion robert root salasana sample samstag samsung saturday schalke schokolade secret
security senha september server service seven shadow silver six snoopy soccer something sommer sonntag sophie
sorry spring starlight starwars stefan summer summertime sunday sunrise sunshine superman support system temp
temporal temporary ten test testtest thank thanks thomas thousand three thursday tiger tigger today tomorrow
trustno trustnoone tuesday two ubuntu unicorn user vienna wachtwoord wednesday welcome whatever white wien
willkommen windows winter wolf word words yamaha yellow yesterday yxcvbnm zeitung zurich zxcvbn zxcvbnm
`
  .trim()
  .split(/\s+/);
