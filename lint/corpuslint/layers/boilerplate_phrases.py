"""The words by which the lines around an article are known, in lower case; one line a phrase list."""

from __future__ import annotations

import re


def _phrases(table: dict[str, str]) -> dict[str, str]:
    """Each phrase of the lists, which are parted by bars, with the label of its list."""
    return {
        " ".join(phrase.split()): label for label, listed in table.items() for phrase in listed.split("|")
    }


# Lines that are boilerplate as a whole, without the marks around them.
WHOLE = _phrases(
    {
        "advertisement": """
            advert | advertisement | advertisements | advertisement - continue reading below |
            advertisement - story continues below | article continues after advertisement |
            article continues below | article continues below advertisement | story continues below |
            story continues below advertisement | continue reading below | scroll to continue |
            scroll down for video | sponsored content | sponsored links | sponsored stories |
            promoted content | promoted stories | paid content | report this ad | report ad | skip ad |
            remove ads | ad feedback
        """,
        "comment form": """
            leave a reply | leave a comment | leave your comment | leave a comment below | leave reply |
            leave a reply cancel reply | cancel reply | post comment | post a comment | post your comment |
            submit comment | submit a comment | add comment | add a comment | write a comment | comments |
            view comments | show comments | hide comments | load comments | view all comments |
            read comments | load more comments | comments are closed | comments closed | comments are off |
            no comments | no comments yet | be the first to comment | join the conversation |
            join the discussion | start the discussion | recent comments | log in to comment |
            log in to leave a comment | login to comment | sign in to comment | tell us what you think |
            have your say | all comments | top comments | newest comments | most recent comments |
            sort by newest | sort by oldest | report comment | report abuse | flag as inappropriate |
            view all replies | show replies | hide replies | load more replies | permalink |
            be the first to like this | log in to reply | reply to this comment | your comment | your name |
            email * | name * | website | comment * | comments * | phone * | i'm not a robot
        """,
        "share bar": """
            share this | share this story | share this article | share this post | share this page |
            share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp |
            share on pinterest | share on reddit | share on email | share via email | share to facebook |
            share to twitter | share to linkedin | share to flipboard | share with your friends | share page
            | share article | sharing is caring | close share panel | copy link | copy the link |
            link copied | all sharing options | share all sharing options | share options | click to tweet |
            tweet this | email this article | email this story | print this article | print this page |
            print friendly | send to a friend | save article | save this story | order reprints | share via
            | x share via | share with | share by email | email a friend | email to a friend |
            click to share | get link | copy url | copy link to clipboard | share this with |
            share this video | follow along | connect with us | stay connected | stay in touch |
            send to friend | follow us on twitter | follow us on facebook | follow us on instagram |
            like us on facebook | find us on facebook
        """,
        "newsletter plea": """
            sign up now | sign up today | sign up here | sign up for free | subscribe now | subscribe today
            | subscribe here | subscribe to our newsletter | subscribe to our newsletters |
            join our newsletter | our newsletter | get our newsletter | get the newsletter |
            newsletter sign up | newsletter signup | become a member | become a subscriber |
            already a subscriber | already a subscriber? log in | thank you for subscribing |
            thanks for subscribing | support our journalism | support independent journalism |
            enter your email | enter your email address | your email address | get the app |
            download the app | get our app | sign me up | yes, sign me up | no, thanks | maybe later |
            try it free | start free trial | make a donation | support our work | become a supporter |
            become a patron | manage subscription | subscribe to continue | subscribe to read |
            subscribe to continue reading | sign in to read | log in to continue | sign in to continue |
            subscribers only | premium content | members only | free newsletter | daily newsletter |
            weekly newsletter | email newsletter | email alerts | newsletter sign-up |
            thank you for signing up | check your inbox | please check your inbox | invalid email |
            please enter a valid email address | email address | e-mail address | stay up to date |
            stay informed | we respect your privacy | no spam
        """,
        "navigation": """
            skip to content | skip to main content | skip to navigation | skip navigation | back to top |
            scroll to top | return to top | jump to comments | toggle navigation | main menu | quick links |
            useful links | site map | previous article | next article | previous post | next post |
            previous story | next story | post navigation | all rights reserved | privacy policy |
            terms of use | terms of service | terms and conditions | terms & conditions | about us |
            contact us | load more | show more | view more | see more | read more | read full article |
            read the full article | read the full story | read full story | read the original article |
            to read the full story | continue reading | click here | click here to continue | view gallery |
            filed under | related tags | text size | poll loading |
            these are external links and will open in a new window | watch now | print article |
            print this article | print this story | download pdf | go to top | top of page | go to content |
            go to main content | open menu | close menu | show menu | main navigation | breadcrumbs |
            you are here | search this site | advanced search | all topics | all news | all stories |
            all articles | view all posts | view all | see all | show all | show less | read less |
            read later | save for later | add to favorites | add to favourites | add to my list |
            an error occurred | something went wrong | page not found | please try again later | play video
            | watch video | watch live | live tv | now playing | close image | enlarge image | view image |
            view photos | open gallery | launch gallery | photo gallery | image gallery | more photos |
            media playback is unsupported on your device | this video is unavailable | about this site |
            about our ads | adchoices | contact the newsroom | report a typo | report an error |
            report a correction | report a problem | send feedback | was this helpful |
            was this article helpful | was this page helpful | did you find this helpful | rate this article
            | your rating | thank you for your feedback | thanks for your feedback | my account |
            sign in or register | login / register | log in / register | create account | create an account
            | forgot password | forgot your password | lost your password | remember me |
            this article has been sent to | email sent | your message has been sent | view on instagram |
            view on twitter | view this post on instagram | video loading | watch this video again |
            watch next | more information | click to enlarge | click to expand | tap to expand | expand |
            collapse | view full image | full article | full story | view original | go to source |
            browse all posts | table of contents
        """,
        "author box": """
            about the author | about the authors | about author | meet the author | author bio |
            more by this author | more from this author | view author archive |
            view all posts by this author | follow the author | contact the author | email the author |
            contributors
        """,
    }
)

# What may also be a heading of an article: it counts only beside other boilerplate.
DOUBTFUL = _phrases(
    {
        "share bar": """
            share | shares | tweet | tweets | email | e-mail | print | facebook | twitter | linkedin |
            reddit | pinterest | whatsapp | telegram | instagram | youtube | tumblr | flipboard | google+ |
            messenger | like | save | pin | pin it
        """,
        "navigation": """
            home | search | menu | about | contact | login | log in | sign in | sign up | sign out |
            register | subscribe | newsletter | newsletters | tags | tag | topics | categories | category |
            archives | archive | previous | next | close | back | more | report | loading | rss | shop |
            disclaimer | advertise | advertising | careers | help | faq | sitemap | cookies | follow us |
            follow | information | submit | reply | news | world | politics | sport | sports | business |
            technology | tech | science | health | entertainment | lifestyle | opinion | opinions | culture
            | travel | education | environment | local | national | international | local news | world news
            | us news | perspective | breaking news | breaking | exclusive | video | videos | photos | photo
            | gallery | galleries | watch | live | analysis | features | featured | latest | trending |
            popular | recent | newest | oldest | weather | markets | money | style | food | learn more |
            find out more | try again | thank you | get it | donate | donate now | like this | caption |
            from | to | message | send | cancel | ok | editorial | blog | blogs | forum | events | jobs |
            classifieds | obituaries | podcast | podcasts | magazine | view | listen | download | source |
            sources | credits | posts | headlines | related news | advertiser content | sponsored | promoted
            | username | user name | password | first name | last name | full name | zip code | sort by |
            ... | next up | autoplay | replay | mute | fullscreen | full screen | share this | email * |
            name *
        """,
    }
)

# Heads of lists of other articles, whose titles follow.
LIST_HEADS = frozenset(
    _phrases(
        {
            "related articles": """
                articles you may like | article you may like | stories you may like | posts you may like |
                you may like | you may also like | you might also like | you might like | you may also enjoy
                | you might also enjoy | we think you'll like | related | related article | related articles
                | related stories | related story | related posts | related post | related news |
                related content | related coverage | related links | related reading | related topics |
                related videos | related items | recommended | recommended for you | recommended stories |
                recommended articles | recommended reading | read next | up next | what to read next |
                more stories | more news | more articles | more to read | more like this | more top stories
                | most read | most popular | most viewed | most shared | most commented | popular posts |
                popular articles | popular stories | popular now | trending now | trending stories |
                trending articles | trending news | trending topics | top stories | top posts | latest news
                | latest stories | latest articles | latest posts | latest headlines | recent posts |
                recent articles | recent stories | don't miss | don't miss this | editor's picks |
                editors' picks | also read | read also | read more on this | more on this story |
                more on this topic | from around the web | around the web | from the web |
                stories from around the web | elsewhere on the web | suggested articles | similar articles |
                similar posts | similar stories | keep reading | in case you missed it | top local stories |
                must read | must reads | featured stories | featured articles | featured posts |
                you might also be interested in | you may be interested in | you may also be interested in |
                people also read | others also read | readers also liked | readers also enjoyed |
                also of interest | more for you | more in this section | more in this series |
                more headlines | more coverage | more related articles | more related stories |
                other stories | other articles | other posts | other top stories | hot topics | hot stories
                | what's trending | most recent | latest updates | popular in the community |
                breaking stories | news from our partners | from our partners | partner content |
                paid partner content | around the network | top news | top headlines | you may have missed |
                you might have missed | more from the web | more videos | more video | watch more |
                recommended videos | latest videos | featured video | featured videos | editor's choice |
                staff picks | picked for you | selected for you | suggested for you | read this next |
                what others are reading | people are reading | you'll also like | you will also like |
                we recommend | our recommendations
            """,
        }
    )
)
# The same, if a colon follows.
COLON_HEADS = frozenset(("read more", "see more", "see also", "more", "read", "also see", "more stories"))

# Lines that are boilerplate if they begin so, however they go on.
OPENINGS = _phrases(
    {
        "navigation": "an error has occurred",
        "comment form": """
            your email address will not be published | required fields are marked | leave a reply to |
            save my name, email | notify me of follow-up comments | notify me of new | notify me when new |
            you must be logged in to | you must log in to | please log in to | please sign in to |
            sign in to post | log in to post | this site uses akismet | comments are moderated |
            comments are now closed | comments are closed for |
            sorry we are not currently accepting comments | sorry, we are not currently accepting comments |
            sorry, comments are | all comments are moderated |
            note: we are temporarily moderating all comments | have something to add to this story |
            let us know in the comments | tell us what you think in the comments |
            let us know what you think in the comments | share your thoughts in the comments |
            sound off in the comments | post your comments below | log in or register to |
            login or register to | register or log in to | sign in or register to | you need to be logged in
            | please login to | please sign in or | notify me by email | this comment has been removed |
            this comment was deleted | by posting a comment | by commenting, you |
            this field is for validation purposes | email this field is for validation |
            name this field is for validation | comments this field is for validation |
            phone this field is for validation | you may use these html | your comment is awaiting |
            comments on this article are | comments have been closed | commenting on this article |
            we welcome your comments | we welcome comments | view comments ( | take our poll |
            take our survey | completing this poll
        """,
        "share bar": """
            click to share on | click to email | click to print | share all sharing options for |
            like us on facebook | follow us on | follow us: | follow us @ | follow us at | follow me on |
            find us on facebook | find us on twitter | connect with us on | share this: |
            share this article on | share on facebook | share on twitter | share tweet | follow us for more
            | >> follow | follow on twitter | follow @ | follow the author | share via | share on: |
            share this article: | twitter: @ | twitter: follow | instagram: @
        """,
        "newsletter plea": """
            sign up for our | sign up to our | sign up to receive | sign up for free | sign up to get |
            sign up for daily | sign up for breaking | sign up for email | sign up for the |
            sign up here for | sign up here to | sign up now for | sign up and get | sign up today |
            subscribe to our | subscribe to the | subscribe now | subscribe today | subscribe here |
            get the latest updates | get our daily | get our free | get our best | get our newsletter |
            get our weekly | get the latest news | get breaking news | get the day's | get unlimited access
            | join our newsletter | join our mailing | enter your email | please enter your email |
            please enter a valid email | by subscribing i | by subscribing, you | by subscribing you |
            by signing up, you | by signing up you | by submitting your email | by entering your email |
            by clicking subscribe | by clicking sign up | by providing your email |
            thank you for subscribing | thanks for subscribing | thanks for signing up |
            thank you for signing up | you have successfully subscribed | you have succesfully subscribed |
            you can unsubscribe | unsubscribe at any time | an email with an activation link |
            please, fill the form | if you enjoyed this article | if you enjoyed this post |
            if you enjoyed this story | if you liked this article | if you liked this post |
            if you liked this story | enjoyed this article? | like this article? | enjoying this article? |
            like what you're reading? | like what you read? | like this story? | start your free trial |
            get full access | this article is for subscribers | this content is for subscribers |
            this story is for subscribers | to continue reading, | to continue reading this |
            already a subscriber | already have an account? | don't have an account? | create a free account
            | you have reached your limit | you've reached your limit | you have read all your free |
            support our journalism | download our app | download our free app | listen to our podcast |
            listen and subscribe to our podcast | start your day with | get top news in | get top stories in
            | get the top stories | get all the latest | get the best of | get a daily | get daily |
            get weekly | get email alerts | get notified | get this in your inbox | stay up to date with our
            | stay up to date on | keep up with this story and more | keep up to date with our |
            never miss a story | never miss a | be the first to know | there's plenty more where |
            receive the latest | receive our | receive daily | register for free | register now for |
            create your free account | log in to read | sign in to read | subscribe for | subscribers can |
            this is a subscriber | this is a premium article | you are reading a free | try it free |
            support independent | support quality journalism | support local journalism | support our work |
            help us keep | please support our | please support us | please consider supporting |
            please consider donating | please consider making | become a member of our | become a patron |
            become a supporter | your support | make a donation | make a contribution | donate to support |
            donate now | if you like this | we'd love to hear | we would love to hear | you may opt out |
            you can opt out | you also agree to | to unsubscribe | we will never share | we will not share |
            we respect your privacy | your information will | your privacy is | don't miss a story |
            don't miss out on | for unlimited access | unlock this | to read more, | to read this story |
            to view this | want more | want to get our | want to receive | find our app | available on ios |
            get the free | get our newsletters | our free newsletter | our daily newsletter |
            our weekly newsletter | all the news you need
        """,
        "cookie notice": """
            this website uses cookies | this site uses cookies | our website uses cookies |
            our site uses cookies | we use cookies | we and our partners use cookies | we value your privacy
            | by continuing to use this site | by continuing to use this website | by continuing to use our
            | by continuing to browse | by using this site, you | by using this website, you |
            by using our site, you | accept all cookies | accept cookies | manage cookies | cookie settings
            | cookie preferences | cookie policy | manage your cookie | your privacy choices |
            do not sell my | registration on or use of this site
        """,
        "copyright line": """
            copyright © | copyright (c) | copyright 19 | copyright 20 | (c) 19 | (c) 20 |
            all rights reserved | all content © | this material may not be published |
            this article may not be | reproduction without permission | the material on this site may not be
            | no part of this article may be reproduced | no part of this publication may be |
            reprinted with permission | republished with permission | unauthorised reproduction |
            unauthorized reproduction | this copy is for your personal | for personal, non-commercial use |
            distribution and use of this material | for non-personal use |
            to order presentation- ready copies | to order reprints | licensed under |
            this work is licensed under | this article is licensed | this article is published under |
            published under a creative commons | our standards: | quotes delayed | data provided by |
            market data provided by | powered by | proudly powered by | theme by | site by | photocopying or
            | this site is protected by recaptcha | the content on this site
        """,
        "link to another page": """
            click here to | click here for | click here if | click on the link | click the link |
            click the image | read more: | read also: | also read: | see also: | see more: | see related: |
            related: | related post: | related article: | related story: | related stories: |
            related coverage from | related video: | related news: | recommended: | don't miss: |
            watch more: | read next: | must read: | more about: | for more stories like this | read our full
            | view original article | this article originally appeared | this article was originally |
            this story originally appeared | this story was originally | this post originally appeared |
            this post was originally | originally published at | originally published on |
            follow all the latest | follow ap's full | filed under: | posted in: | tags: | tagged with |
            tagged: | tagged as | topics: | categories: | category: | related tags | related topics |
            watch now: | watch below: | listen now: | for more information, visit |
            for more information visit | for more information, please | for more information please |
            for more information about this | visit our website | visit us at | visit our site |
            check out our | check out the rest of our | see all our | see more stories | view all our |
            browse our | explore more | discover more | learn more at | up next: | next up: | previous: |
            trending: | flashback: | this article was first published | this article first appeared |
            this story first appeared | this story was first published | this piece originally |
            this piece was originally | a version of this article | a version of this story |
            article posted with permission | posted with permission | reposted from | republished from |
            reprinted from | cross-posted from | cross-posted at | originally posted | originally appeared |
            first published in | story source: | journal reference: | materials provided by |
            note: content may be edited | cite this page | more information: | more info: | media contact: |
            media contacts: | press contact: | for media inquiries | with files from | as published in the |
            this report was originally published | why you can trust | how to listen | click on | tap here
        """,
        "disclosure": """
            this post may contain affiliate | this article may contain affiliate |
            this post contains affiliate | this article contains affiliate | this page contains affiliate |
            this site contains affiliate | we may earn a commission | we may earn commission |
            we may receive a commission | we may receive a small commission | we earn a commission |
            sometimes we include links to | some links in this | when you buy through links |
            when you purchase through links | if you buy something through | as an amazon associate |
            the views expressed in this article are | the opinions expressed in this article are |
            the views expressed in this column are | opinions expressed by | disclaimer: | disclosure: |
            full disclosure: | the views and opinions expressed | the views expressed here |
            the views expressed by | views expressed in | views expressed by | views and opinions expressed
            | the opinions expressed here | the opinions expressed by | the author has no position |
            this article is for informational | this article is for information |
            this information is not intended | this content is not intended | past performance is no |
            nothing in this article | sponsored by | presented by | brought to you by |
            this post is sponsored | this article is sponsored | this is a sponsored | this is a paid |
            paid for by
        """,
        "photo credit": """
            image copyright | image credit | image caption | image source | image: | images: | photo: |
            photos: | photo by | photos by | photo credit | photo courtesy | photograph: | photograph by |
            image by | image via | image courtesy | picture: | pictures: | getty images | illustration: |
            illustration by | featured image | file photo | screenshot: | screenshot from | screengrab from
            | credit: | credits: | courtesy: | caption: | [photo | [image | video: | graphic: | cover image
            | main image | top image | lead image | header image | source: getty
        """,
        "time stamp": """
            published: | published at | updated: | updated at | last updated | last modified |
            first published: | posted: | posted at | date: | reading time | estimated reading time |
            last reviewed | date published | date posted | first posted | uploaded: | read time |
            time to read | posted by | this article was last modified | this article was updated |
            this story was updated | this story has been updated | this article has been updated |
            this post has been updated | updated on | updated with
        """,
        "author box": """
            about the author | view all posts by | more by | more articles by | read more by | all posts by
            | read all articles by | email the author | contact the author | the author is | the writer is |
            the authors are | author: | authors: | medically reviewed by | fact checked by | fact-checked by
            | additional reporting by | with reporting by | with contributions from | the writer can be |
            the author can be | reach the | reach him at | reach her at | contact him at | contact her at |
            to contact the
        """,
    }
)
# The same, but only in a line that does not end like a sentence.
TITLE_OPENINGS = _phrases(
    {
        "link to another page": """
            read more | read about | more: | more from | more on | also on | more great | also read |
            more stories from | more articles from | for more stories | for more articles | for more news |
            read the full article | read the full story | read the original | continue reading |
            watch the video | watch the full | follow the latest | follow our live | first published on |
            originally published in | read now | to read the full | to read this article |
            to read the rest of | filed under | posted in | click here | watch: | video: | listen: | source:
            | sources: | via | h/t | hat tip | next: | see also | for more | watch now | find out more |
            learn more
        """,
        "newsletter plea": "get access to | get alerts on | join thousands of | subscribe for | sign up",
        "time stamp": "posted on | published on | published | updated",
        "byline": """
            by staff | story by | text by | words by | compiled by | photography by | photographs by |
            posted by | submitted by | contributed by | translated by | produced by | edited by |
            reviewed by | written by
        """,
    }
)

# Lines known by their shape as a whole.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share bar", re.compile(r"[\d.,]+ ?[km]? ?(?:shares?|tweets?|retweets?|likes|views|followers)")),
    (
        "share bar",
        re.compile(
            r"follow (?:@\w+|[\w.' -]{3,40} on (?:twitter|facebook|instagram|x|google\+)(?!\w)).{0,120}"
        ),
    ),
    ("comment form", re.compile(r"comments? ?\([\d,]+\)?|[\d,]+\)? comments?")),
    ("navigation", re.compile(r"(?:image|photo|slide|picture|page) \d+ (?:of|/) \d+")),
    ("copyright line", re.compile(r"©.+")),
    ("time stamp", re.compile(r"\d+[ -]min(?:ute)?s? read")),
)
SHARE_WORDS = frozenset(
    _phrases(
        {
            "share bar": """
            share | tweet | submit | email | e-mail | print | pin | pinterest | facebook | twitter | x |
            linkedin | reddit | whatsapp | telegram | messenger | tumblr | flipboard | google+ | copy |
            link | save | like | more | sms | pocket | instagram | youtube | bluesky | threads |
            mastodon
            """
        }
    )
)
