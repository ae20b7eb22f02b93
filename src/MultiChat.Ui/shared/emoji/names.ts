/** One a line: the emoji, its English name, its Russian name. An empty line parts the groups. */
export const names = `
😀 grin/улыбка
😃 big smile/широкая улыбка
😄 laughing eyes/смеющиеся глаза
😁 beaming/сияю
😆 squinting laugh/хохот
😅 sweat smile/улыбка с потом
😂 tears of joy/слёзы радости
🤣 rolling laugh/катаюсь от смеха
🙂 slight smile/лёгкая улыбка
🙃 upside down/вверх тормашками
😉 wink/подмигивание
😊 blush/румянец
😇 angel/ангел
🥰 in love/влюблён
😍 heart eyes/глаза-сердечки
🤩 star eyes/восторг
😘 kiss/поцелуй
😋 yummy/вкусно
😜 winking tongue/язык и подмигивание
🤪 crazy/безумный
🤗 hug/обнимаю
🤭 giggle/хихикаю
🤫 quiet/тише
🤔 thinking/думаю
🤐 zipped mouth/рот на замке
🤨 raised eyebrow/бровь поднята
😐 neutral/нейтрально
😑 no expression/без выражения
😶 speechless/нет слов
😏 smirk/ухмылка
😒 unamused/недоволен
🙄 eye roll/закатил глаза
😬 grimace/гримаса
😌 relieved/облегчение
😔 pensive/задумчивость
😴 sleep/сон
😷 mask/маска
🤒 ill/болею
🤕 hurt/травма
🤧 sneeze/чихаю
🥵 hot/жарко
🥶 cold/холодно
😵 dizzy/кружится голова
🤯 mind blown/взрыв мозга
🥳 party/праздник
😎 cool/круто
🤓 nerd/умник
🧐 monocle/монокль
😕 confused/растерян
😟 worried/беспокоюсь
🙁 slight frown/грустно
😮 surprise/удивление
😲 astonished/изумление
😳 flushed/смущение
🥺 pleading/умоляю
😧 anguished/тревога
😨 fear/страх
😰 anxious/волнуюсь
😢 cry/плачу
😭 sob/рыдаю
😱 scream/ужас
😖 confounded/мучаюсь
😞 disappointed/разочарован
😩 weary/измучен
😫 tired/устал
🥱 yawn/зеваю
😤 huff/пыхчу
😡 angry/злость
🤬 swearing/ругань
😈 devil/чёрт
💀 skull/череп
💩 poo/какашка
🤡 clown/клоун
👻 ghost/привидение
👽 alien/инопланетянин
🤖 robot/робот

👍 thumbs up/большой палец вверх
👎 thumbs down/большой палец вниз
👌 ok/окей
✌️ victory/победа
🤞 fingers crossed/скрестил пальцы
🤟 love you/люблю тебя
🤘 rock/рок
🤙 call me/позвони
👈 left/налево
👉 right/направо
👆 up/вверх
👇 down/вниз
☝️ attention/внимание
✋ stop hand/стоп рука
👋 wave/привет пока
👏 clap/аплодисменты
🙌 hooray/ура
👐 open hands/открытые ладони
🤲 palms/ладони
🤝 handshake/рукопожатие
🙏 thanks please/спасибо пожалуйста
✍️ writing/пишу
💪 strong/сила
👀 eyes/глаза
🧠 brain/мозг
👂 ear/ухо
👶 baby/малыш
👩 woman/женщина
👨 man/мужчина
👵 grandmother/бабушка
👴 grandfather/дедушка
🤦 facepalm/рука-лицо
🤷 shrug/не знаю
🙋 hand up/поднял руку
🙇 bow/поклон
💁 here you are/вот пожалуйста
🏃 run/бегу
💃 dance/танец
👪 family/семья
👤 person/человек

❤️ heart/сердце
🧡 orange heart/оранжевое сердце
💛 yellow heart/жёлтое сердце
💚 green heart/зелёное сердце
💙 blue heart/синее сердце
💜 violet heart/фиолетовое сердце
🖤 black heart/чёрное сердце
🤍 white heart/белое сердце
💔 broken heart/разбитое сердце
💕 two hearts/два сердца
💖 sparkling heart/сияющее сердце
💯 hundred/сто
💢 anger/гнев
💥 boom/взрыв
💫 stars/звёздочки
💦 drops/капли
💤 zzz/сплю
💬 talk/разговор
💭 thought/мысль
🔥 fire/огонь
✨ sparkles/блеск
⭐ star/звезда
🌟 shining star/яркая звезда
🎉 tada/хлопушка
🎊 confetti/конфетти
🎁 gift/подарок
🎂 birthday cake/торт
🎈 balloon/шарик
🏆 trophy/кубок
🥇 gold medal/золотая медаль
🎯 target/в яблочко

🐶 dog/собака
🐱 cat/кошка
🐭 mouse/мышь
🐹 hamster/хомяк
🐰 rabbit/кролик
🦊 fox/лиса
🐻 bear/медведь
🐼 panda/панда
🐯 tiger/тигр
🦁 lion/лев
🐮 cow/корова
🐷 pig/свинья
🐸 frog/лягушка
🐵 monkey/обезьяна
🙈 see nothing/ничего не вижу
🙉 hear nothing/ничего не слышу
🙊 say nothing/молчу
🐔 hen/курица
🐧 penguin/пингвин
🐦 bird/птица
🦉 owl/сова
🐺 wolf/волк
🐴 horse/лошадь
🦄 unicorn/единорог
🐝 bee/пчела
🦋 butterfly/бабочка
🐌 snail/улитка
🐢 tortoise/черепаха
🐍 snake/змея
🐙 octopus/осьминог
🐬 dolphin/дельфин
🐳 whale/кит
🐟 fish/рыба
🦝 raccoon/енот
🦔 hedgehog/ёж
🐾 paws/лапы
🌲 fir/ёлка
🌳 tree/дерево
🌵 cactus/кактус
🍀 clover/клевер
🍁 autumn leaf/осенний лист
🌹 rose/роза
🌷 tulip/тюльпан
🌻 sunflower/подсолнух
🌸 blossom/цветок
💐 bouquet/букет
🌍 earth/земля
🌙 moon/луна
☀️ sun/солнце
⛅ cloud and sun/переменная облачность
☁️ cloud/облако
🌧️ rain/дождь
⛈️ storm/гроза
⚡ lightning/молния
❄️ snow/снег
⛄ snowman/снеговик
🌈 rainbow/радуга
🌊 sea wave/волна
☔ umbrella/зонт

🍏 apple/яблоко
🍐 pear/груша
🍊 mandarin/мандарин
🍋 lemon/лимон
🍌 banana/банан
🍉 watermelon/арбуз
🍇 grapes/виноград
🍓 strawberry/клубника
🍒 cherries/вишня
🍑 peach/персик
🍍 pineapple/ананас
🥝 kiwi/киви
🍅 tomato/помидор
🥑 avocado/авокадо
🥒 cucumber/огурец
🥕 carrot/морковь
🌽 corn/кукуруза
🥔 potato/картошка
🍄 mushroom/гриб
🍞 bread/хлеб
🥐 croissant/круассан
🧀 cheese/сыр
🥚 egg/яйцо
🍳 fried egg/яичница
🥞 pancakes/блины
🥩 meat/мясо
🍗 chicken leg/куриная ножка
🌭 hot dog/хот-дог
🍔 burger/бургер
🍟 fries/картошка фри
🍕 pizza/пицца
🥗 salad/салат
🍝 pasta/паста
🍜 noodles/лапша
🍲 soup/суп
🍣 sushi/суши
🥟 dumpling/пельмень
🍦 ice cream/мороженое
🍩 doughnut/пончик
🍪 cookie/печенье
🍫 chocolate/шоколад
🍬 sweet/конфета
🍯 honey/мёд
🥛 milk/молоко
☕ coffee/кофе
🍵 tea/чай
🥤 drink/напиток
🍺 beer/пиво
🍷 wine/вино
🥂 cheers/чокаемся
🍾 champagne/шампанское

⚽ football/футбол
🏀 basketball/баскетбол
🏐 volleyball/волейбол
🎾 tennis/теннис
🏓 table tennis/настольный теннис
🏒 hockey/хоккей
🎿 skis/лыжи
🚴 cycling/велосипедист
🏊 swimming/плавание
🎮 video game/видеоигра
🎲 dice/кубик
🎨 paint/краски
🎵 music/музыка
🎤 microphone/микрофон
🎧 headphones/наушники
🎸 guitar/гитара
🎬 film/кино
🚗 car/машина
🚕 taxi/такси
🚌 bus/автобус
🚑 ambulance/скорая
🚚 delivery/доставка
🚲 bicycle/велосипед
🚂 train/поезд
✈️ plane/самолёт
🚀 rocket/ракета
🚢 ship/корабль
🏠 house/дом
🏢 office/офис
🏥 hospital/больница
🏦 bank/банк
🏪 shop/магазин
🏫 school/школа
🏖️ beach/пляж
⛰️ mountains/горы
🏕️ camp/палатка
🗺️ map/карта
📍 place/место

⌚ watch/часы
📱 phone/телефон
💻 laptop/ноутбук
🖥️ computer/компьютер
🖨️ printer/принтер
📷 camera/фотоаппарат
📞 call/звонок
🔋 battery/батарея
🔌 plug/вилка
💡 idea/идея
💰 money/деньги
💵 banknote/купюра
💳 card/карта банка
🧾 receipt/чек
🛒 cart/корзина
🛍️ shopping/покупки
📦 parcel/посылка
✉️ letter/письмо
📧 e-mail/почта
📎 clip/скрепка
📌 pin/булавка
📝 note/заметка
📄 document/документ
📅 calendar/календарь
📊 chart/график
📈 growth/рост
📉 decline/спад
📚 books/книги
✏️ pencil/карандаш
✂️ scissors/ножницы
🔍 search/поиск
🔑 key/ключ
🔒 lock/замок
🔓 unlocked/открыто
🔧 wrench/гаечный ключ
🔨 hammer/молоток
⚙️ gear/настройки
🧹 broom/метла
💊 pill/таблетка
🩺 doctor/врач
👕 shirt/футболка
👗 dress/платье
👟 shoe/кроссовки
👓 glasses/очки
💍 ring/кольцо
🎓 graduation/выпускной
⏰ alarm/будильник
⏳ waiting/жду

✅ done/готово
☑️ ticked/отмечено
❌ no/нет
❓ question/вопрос
❗ important/важно
⚠️ warning/предупреждение
🚫 forbidden/запрещено
⛔ no entry/въезд запрещён
🆗 okay/ок
🆕 new/новое
🆓 free/бесплатно
🔝 top/лучшее
🔴 red/красный
🟠 orange/оранжевый
🟡 yellow/жёлтый
🟢 green/зелёный
🔵 blue/синий
🟣 violet/фиолетовый
⚫ black/чёрный
⚪ white/белый
➕ plus/плюс
➖ minus/минус
➡️ arrow right/стрелка вправо
⬅️ arrow left/стрелка влево
⬆️ arrow up/стрелка вверх
⬇️ arrow down/стрелка вниз
🔄 again/заново
🔔 bell/колокольчик
🔕 no sound/без звука
🔗 link/ссылка
♻️ recycling/переработка
`;
